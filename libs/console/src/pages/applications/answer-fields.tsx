import { Select, TextInput } from '@mantine/core';
import type { JobQuestion } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';

interface Props {
  questions: JobQuestion[];
  answers: Record<string, string>;
  onAnswer: (questionId: string, value: string) => void;
  error: unknown;
}

/** A field for each of the job's questions; a file is answered by a document. */
export function AnswerFields({ questions, answers, onAnswer, error }: Props) {
  const t = useTexts('applications');
  return questions
    .filter(({ type }) => type !== 'file')
    .map(({ id, text, type, required, options }) => {
      const field = { label: text, required: required ?? false, error: fieldError(error, `answers.${id}`) };
      if (type === 'choice' || type === 'yes_no') {
        const yesNo = ['yes', 'no'] as const;
        return (
          <Select
            key={id}
            size="md"
            {...field}
            data={
              type === 'choice'
                ? (options ?? [])
                : yesNo.map((value) => ({ value, label: t(`answers.${value}`) }))
            }
            value={answers[id] ?? null}
            onChange={(value) => onAnswer(id, value ?? '')}
          />
        );
      }
      return (
        <TextInput
          key={id}
          {...field}
          type={type === 'date' ? 'date' : 'text'}
          inputMode={type === 'number' ? 'decimal' : 'text'}
          value={answers[id] ?? ''}
          onChange={(event) => onAnswer(id, event.currentTarget.value)}
        />
      );
    });
}
