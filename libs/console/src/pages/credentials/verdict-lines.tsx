import { Loader, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { Verdict, Verification } from '../../api/credentials.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import type { AskedValues } from './asked-values.js';
import classes from './verdict-lines.module.css';

const ICONS = { confirmed: IconCircleCheck, refuted: IconCircleX, unproven: IconHelpCircle } as const;

interface Props {
  asked: AskedValues;
  verification: Verification | undefined;
  isPending: boolean;
  /** The values were saved and verified, not only checked. */
  isSaved: boolean;
}

/** A line per value: confirmed, refuted or unproven, and why. */
export function VerdictLines({ asked, verification, isPending, isSaved }: Props) {
  const t = useTexts('credentials');
  if (!isPending && !verification) return <div aria-live="polite" />;
  const isConnected = verification?.state === 'connected';
  return (
    <div aria-live="polite" aria-busy={isPending}>
      {isSaved && !isPending && (
        <Note tone={isConnected ? 'good' : 'wait'}>
          <Text>{isConnected ? t('connected', { partner: asked.partnerName }) : t('notConnected')}</Text>
        </Note>
      )}
      <ul className={classes['lines']} aria-label={t('results')}>
        {asked.fields.map(({ name, label }) => (
          <li key={name} className={classes['line']}>
            <Mark verdict={isPending ? undefined : verification?.values[name]?.verdict} />
            <div>
              <Text fw={600}>{label}</Text>
              <Text size="sm" c="dimmed">
                <Reading verdict={isPending ? undefined : verification?.values[name]} />
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Mark({ verdict }: { verdict: Verdict['verdict'] | undefined }) {
  if (!verdict) return <Loader size={20} aria-hidden />;
  const Icon = ICONS[verdict];
  return <Icon size={22} data-verdict={verdict} className={classes['mark']} aria-hidden />;
}

function Reading({ verdict }: { verdict: Verdict | undefined }) {
  const t = useTexts('credentials');
  if (!verdict) return t('checking');
  return (
    <>
      <span className={classes['verdict']} data-verdict={verdict.verdict}>
        {t(`verdict.${verdict.verdict}`)}
      </span>
      {verdict.message && ` · ${verdict.message}`}
    </>
  );
}
