import type { ExportFilter } from '../exports.schemas.js';

const COLUMNS = {
  action: 'event.action =',
  exceptAction: 'event.action <>',
  actorId: 'event.actor_id =',
  targetId: 'event.target_id =',
  outcome: 'event.outcome =',
} as const satisfies Record<keyof ExportFilter, string>;

/** What holds of the events that a filter chooses, as SQL whose parameters follow those before it. */
export function chosenBy(
  filter: ExportFilter | null,
  before: readonly unknown[],
): { readonly sql: string; readonly parameters: unknown[] } {
  const parameters = [...before];
  const conditions = Object.entries(filter ?? {}).map(([name, value]) => {
    parameters.push(value);
    return `${COLUMNS[name as keyof ExportFilter]} $${parameters.length}`;
  });
  return { sql: ['true', ...conditions].join(' and '), parameters };
}
