import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { partnerQuery } from '../../api/partners.js';
import type { PersonioValue } from '../../api/personio.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { dayOf } from '../../pieces/day-of.js';
import { Note } from '../../pieces/note.js';
import type personio from '../../texts/en/personio.js';
import { type Drawing, GuideDrawing } from './guide-drawing.js';
import classes from './guide.module.css';
import type { Step } from './steps.js';

type Part = Exclude<Step, 'verify'>;
type Labels = typeof personio.guide.labels;

/** The values that each part of the guide is about. */
const VALUES_OF: Record<Part, readonly PersonioValue[]> = {
  job: ['job'],
  company: ['companyId', 'accessToken'],
  channel: ['channelId'],
};

interface GuideStep {
  text: string;
  drawing: Drawing;
}

/** Shows step by step where the values of one part stand in Personio. */
export function Guide({ part }: { part: Part }) {
  const t = useTexts('personio');
  const language = useLanguage();
  const steps = useGuideSteps()[part];
  const { data: manifest } = useQuery(partnerQuery('personio'));
  const fields = (manifest?.credentialFields ?? []).filter(({ name }) =>
    (VALUES_OF[part] as readonly string[]).includes(name),
  );
  const moved = fields.filter(({ whereByOperator }) => whereByOperator);
  const [checkedOn] = fields.map(({ whereCheckedOn }) => whereCheckedOn).sort();
  return (
    <section aria-labelledby="guide">
      <Title order={2} id="guide" mb="md">
        {t('guide.title')}
      </Title>
      {moved.map(({ name, label, where }) => (
        <Note key={name} title={label}>
          <Text>{where}</Text>
        </Note>
      ))}
      <Stack component="ol" gap="lg" className={classes['steps'] ?? ''}>
        {steps.map(({ text, drawing }) => (
          <li key={text} className={classes['step']}>
            <Text mb="xs">{text}</Text>
            <GuideDrawing drawing={drawing} />
          </li>
        ))}
      </Stack>
      {checkedOn !== undefined && (
        <Text size="sm" c="dimmed" mt="md">
          {t('guide.checked', { date: dayOf(checkedOn, language) })}
        </Text>
      )}
    </section>
  );
}

function useGuideSteps(): Record<Part, GuideStep[]> {
  const t = useTexts('personio');
  const label = (name: keyof Labels) => t(`guide.labels.${name}`);
  return {
    job: [
      {
        text: t('guide.job.recruiting'),
        drawing: { kind: 'menu', entry: label('recruiting'), under: label('jobs') },
      },
      { text: t('guide.job.choose'), drawing: { kind: 'row', entry: label('job') } },
      { text: t('guide.job.promote'), drawing: { kind: 'tab', entry: label('promote') } },
      { text: t('guide.job.link'), drawing: { kind: 'link', entry: label('link') } },
      {
        text: t('guide.job.address'),
        drawing: { kind: 'address', start: 'https://muster.jobs.personio.com/job/', number: '1234567' },
      },
    ],
    company: [
      { text: t('guide.company.settings'), drawing: { kind: 'menu', entry: label('settings') } },
      { text: t('guide.company.credentials'), drawing: { kind: 'row', entry: label('credentials') } },
      { text: t('guide.company.key'), drawing: { kind: 'row', entry: label('key') } },
      {
        text: t('guide.company.copy'),
        drawing: { kind: 'fields', entries: [label('companyId'), label('accessToken')] },
      },
    ],
    channel: [
      { text: t('guide.channel.settings'), drawing: { kind: 'menu', entry: label('settings') } },
      { text: t('guide.channel.recruiting'), drawing: { kind: 'row', entry: label('recruiting') } },
      { text: t('guide.channel.channels'), drawing: { kind: 'tab', entry: label('channels') } },
      { text: t('guide.channel.copy'), drawing: { kind: 'fields', entries: [label('channelId')] } },
    ],
  };
}
