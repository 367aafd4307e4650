import { useQuery } from '@tanstack/react-query';
import { auditActionsQuery } from '../../api/audit-events.js';
import type { ExportFilter } from '../../api/exports.js';
import { useTexts } from '../../language/use-texts.js';

/** What an export was narrowed to, in words. */
export function ExportFilterTold({ filter }: { filter: ExportFilter | null }) {
  const t = useTexts('audit');
  const activity = useTexts('activity');
  const actions = useQuery(auditActionsQuery);
  if (filter === null) return t('wizard.everything');
  const sentenceOf = (name: string) =>
    actions.data?.data.find(({ action }) => action === name)?.sentence ?? name;
  const { action, exceptAction, actorId, targetId, outcome } = filter;
  const told = [
    action !== undefined && `${t('filters.action')}: ${sentenceOf(action)}`,
    exceptAction !== undefined && t('wizard.allBut', { action: sentenceOf(exceptAction) }),
    outcome !== undefined && `${t('columns.outcome')}: ${activity(`outcomes.${outcome}`)}`,
    actorId !== undefined && `${t('filters.actor')}: ${actorId}`,
    targetId !== undefined && `${t('filters.target')}: ${targetId}`,
  ];
  return told.filter((part) => part !== false).join(' · ');
}
