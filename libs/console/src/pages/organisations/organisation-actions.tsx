import { Group } from '@mantine/core';
import type { Organisation } from '../../api/organisations.js';
import { useTexts } from '../../language/use-texts.js';
import { ActForOrganisation } from '../../pieces/act-for-organisation.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';

/** What to do with one organisation. */
export function OrganisationActions({ organisation: { id, name } }: { organisation: Organisation }) {
  const t = useTexts('organisations');
  const mayRead = useMay('connections.read');
  const mayAudit = useMay('audit.read');
  return (
    <Group gap="md">
      {mayRead && (
        <TextLink to="/connections" search={{ organisation: id }} aria-label={t('connectionsOf', { name })}>
          {t('connections')}
        </TextLink>
      )}
      {mayAudit && (
        <TextLink to="/audit" search={{ organisation: id }} aria-label={t('auditOf', { name })}>
          {t('audit')}
        </TextLink>
      )}
      {mayRead && <ActForOrganisation organisationId={id} organisationName={name} compact />}
    </Group>
  );
}
