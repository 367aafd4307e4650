import { Text } from '@mantine/core';
import type { AuditEvent } from '../../api/audit-events.js';
import { useTexts } from '../../language/use-texts.js';
import type activity from '../../texts/en/activity.js';

/** Who did something, and what kind of actor that is. */
export function ActorName({ actor: { kind, id, display } }: { actor: AuditEvent['actor'] }) {
  const t = useTexts('activity');
  const said = t(`actorKinds.${kind as keyof typeof activity.actorKinds}`, { defaultValue: kind });
  return (
    <div>
      <Text size="sm">{display ?? said}</Text>
      <Text size="xs" c="dimmed" truncate maw={220} className={display === null ? 'mono' : ''}>
        {display === null ? id : said}
      </Text>
    </div>
  );
}
