import { Loader, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { PERSONIO_VALUES, type PersonioVerdict, type PersonioVerification } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import classes from './verdict-lines.module.css';

const ICONS = { confirmed: IconCircleCheck, refuted: IconCircleX, unproven: IconHelpCircle } as const;

interface Props {
  verification: PersonioVerification | undefined;
  isPending: boolean;
  /** The values were saved and verified, not only checked. */
  isSaved: boolean;
}

/** A line per value: confirmed, refuted or unproven, and why. */
export function VerdictLines({ verification, isPending, isSaved }: Props) {
  const t = useTexts('personio');
  if (!isPending && !verification) return <div aria-live="polite" />;
  const isConnected = verification?.state === 'connected';
  return (
    <div aria-live="polite" aria-busy={isPending}>
      {isSaved && !isPending && (
        <Note tone={isConnected ? 'good' : 'wait'}>
          <Text>{isConnected ? t('verify.connected') : t('verify.notConnected')}</Text>
        </Note>
      )}
      <ul className={classes['lines']} aria-label={t('verify.results')}>
        {PERSONIO_VALUES.map((value) => (
          <li key={value} className={classes['line']}>
            <Mark verdict={isPending ? undefined : verification?.values[value].verdict} />
            <div>
              <Text fw={600}>{t(`values.${value}`)}</Text>
              <Text size="sm" c="dimmed">
                <Reading verdict={isPending ? undefined : verification?.values[value]} />
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Mark({ verdict }: { verdict: PersonioVerdict['verdict'] | undefined }) {
  if (!verdict) return <Loader size={20} aria-hidden />;
  const Icon = ICONS[verdict];
  return <Icon size={22} data-verdict={verdict} className={classes['mark']} aria-hidden />;
}

function Reading({ verdict }: { verdict: PersonioVerdict | undefined }) {
  const t = useTexts('personio');
  if (!verdict) return t('verify.checking');
  return (
    <>
      <span className={classes['verdict']} data-verdict={verdict.verdict}>
        {t(`verdict.${verdict.verdict}`)}
      </span>
      {verdict.message && ` · ${verdict.message}`}
    </>
  );
}
