import { Card, Stack, Text, Title } from '@mantine/core';
import type { ProvenAuditEvent } from '../../api/audit-proof.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { CopyButton } from '../../pieces/copy-button.js';
import { Facts } from '../../pieces/facts.js';
import { Note } from '../../pieces/note.js';
import classes from './event-proof.module.css';

/** What shows, without trust in this page, that the signed log holds the event. */
export function EventProof({ event }: { event: ProvenAuditEvent }) {
  const t = useTexts('audit');
  const { seq, proof } = event;
  return (
    <Card component="section" aria-labelledby="proof">
      <Title order={2} id="proof" mb="md">
        {t('proof.title')}
      </Title>
      {proof === null ? (
        <Note tone="wait" title={seq === null ? t('proof.notSealed') : t('proof.sealed', { seq })}>
          <Text size="sm">{t('proof.wait')}</Text>
        </Note>
      ) : (
        <Stack>
          <Note tone="good" title={t('proof.covered', { index: proof.index, size: proof.size })}>
            <Text size="sm">{t('proof.means')}</Text>
          </Note>
          <Facts
            rows={[
              [t('proof.leaf'), <CopyableId key="leaf" id={proof.leaf} />],
              [t('proof.root'), <CopyableId key="root" id={proof.root} />],
              [t('proof.path'), t('proof.hashes', { count: proof.path.length })],
            ]}
          />
          <Bytes title={t('proof.checkpoint')} text={proof.checkpoint} />
          <Bytes title={t('proof.body')} text={event.body} />
          <div>
            <CopyButton
              value={JSON.stringify(proof, null, 2)}
              label={t('proof.copy')}
              asButton
              isPrimary={false}
            />
          </div>
        </Stack>
      )}
    </Card>
  );
}

function Bytes({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Text size="sm" fw={560} mb={4}>
        {title}
      </Text>
      <pre className={classes['bytes']} tabIndex={0} role="group" aria-label={title}>
        {text}
      </pre>
    </div>
  );
}
