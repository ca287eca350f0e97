import { Component, type ComponentType, type ReactNode } from 'react';

interface Props {
  /** What is drawn in place of the part that failed. */
  Fallback: ComponentType<{ error: Error }>;
  children: ReactNode;
}

/** Keeps a fault of one part from taking the page with it. */
export class ErrorBoundary extends Component<Props, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { Fallback, children } = this.props;
    return error === undefined ? children : <Fallback error={error} />;
  }
}
