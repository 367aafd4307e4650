import { Select, Stack, Text } from '@mantine/core';
import { NAMED_ATTRIBUTES, type PersonioFieldMapping } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { customNumber } from './field-mapping-draft.js';
import classes from './question-places.module.css';

type Question = PersonioFieldMapping['questions'][number];

interface Props {
  questions: readonly Question[];
  chosen: Readonly<Record<string, string>>;
  disabled: boolean;
  onChange: (chosen: Record<string, string>) => void;
}

const SENSITIVE: readonly string[] = ['birthday', 'gender'];
const MOST_CUSTOM = 40;

/** A line per question: where its answers go. */
export function QuestionPlaces({ questions, chosen, disabled, onChange }: Props) {
  const t = useTexts('personio');
  const label = (place: string): string => {
    const number = customNumber(place);
    if (number !== null) return t('fields.custom', { number });
    return t(`fields.places.${place as (typeof NAMED_ATTRIBUTES)[number]}`);
  };
  const option = (value: string) => ({ value, label: label(value) });
  const customs = new Set([
    ...Array.from({ length: MOST_CUSTOM }, (_, at) => `custom_attribute_${at + 1}`),
    ...Object.values(chosen).filter((place) => customNumber(place) !== null),
  ]);
  const places = [
    { group: t('fields.groups.plain'), items: ['message', 'nothing'].map(option) },
    { group: t('fields.groups.named'), items: NAMED_ATTRIBUTES.map(option) },
    { group: t('fields.groups.custom'), items: [...customs].map(option) },
  ];
  const isSensitive = Object.values(chosen).some((place) => SENSITIVE.includes(place));
  if (questions.length === 0) return <Text size="sm">{t('fields.none')}</Text>;
  return (
    <Stack gap="sm">
      <ul className={classes['lines']}>
        {questions.map(({ questionId, text, jobs, goesTo, chosen: wasChosen }) => (
          <li key={questionId} className={classes['line']}>
            <div>
              <Text fw={560}>{text}</Text>
              <Text size="sm" c="dimmed">
                <span className="mono">{questionId}</span> · {t('fields.jobs', { count: jobs })}
                {!Object.hasOwn(chosen, questionId) && !wasChosen && ` · ${t('fields.byItself')}`}
              </Text>
            </div>
            <Select
              aria-label={t('fields.placeOf', { question: text })}
              data={places}
              value={chosen[questionId] ?? goesTo}
              disabled={disabled}
              searchable
              allowDeselect={false}
              onChange={(place) => place !== null && onChange({ ...chosen, [questionId]: place })}
            />
          </li>
        ))}
      </ul>
      {isSensitive && (
        <Note tone="wait">
          <Text size="sm">{t('fields.sensitive')}</Text>
        </Note>
      )}
    </Stack>
  );
}
