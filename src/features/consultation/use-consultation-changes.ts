import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../api/client.ts';
import {
  openConsultationItem,
  takeConsultationStep,
  undoConsultationStep,
  withdrawConsultationItem,
} from '../../api/consultations.ts';
import type { Consultation, NewConsultation, TakeStep } from '../../schemas/consultations.ts';

/** Writes to the board: each change is stored at once, and the board is read anew. */
export function useConsultationChanges(onChanged: (item: Consultation | null) => void) {
  const client = useQueryClient();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['consultations'] });
  const shared = {
    onSuccess: async (item: Consultation) => {
      await refresh();
      onChanged(item);
    },
    // Somebody else was faster: what he wrote is shown, and what was typed stays.
    onError: (error: Error) => {
      if (error instanceof ApiError && error.status === 409) void refresh();
    },
  };
  const open = useMutation({ ...shared, mutationFn: (item: NewConsultation) => openConsultationItem(item) });
  const take = useMutation({
    ...shared,
    mutationFn: ({ id, taken }: { id: string; taken: TakeStep }) => takeConsultationStep(id, taken),
  });
  const undo = useMutation({
    ...shared,
    mutationFn: ({ id, version }: Consultation) => undoConsultationStep(id, version),
  });
  const withdraw = useMutation({
    ...shared,
    mutationFn: ({ id, version }: Consultation) => withdrawConsultationItem(id, version),
    onSuccess: async () => {
      await refresh();
      onChanged(null);
    },
  });
  return { open, take, undo, withdraw };
}
export type ConsultationChanges = ReturnType<typeof useConsultationChanges>;
