import { groupBy } from '../arrays/group-by.ts';

/**
 * Items by lead department: inside a department the next deadline first, departments by their first item; at most
 * `mostDepartments` of `mostItems`.
 */
export function byDepartment<Item extends { deadlineAt: number; eventNo: string }>(
  items: readonly Item[],
  departmentOf: (item: Item) => string | null,
  mostDepartments: number,
  mostItems: number,
): { department: string | null; items: Item[] }[] {
  const sorted = [...items].sort((a, b) => a.deadlineAt - b.deadlineAt || (a.eventNo < b.eventNo ? -1 : 1));
  return [...groupBy(sorted, departmentOf)]
    .slice(0, mostDepartments)
    .map(([department, list]) => ({ department, items: list.slice(0, mostItems) }));
}
