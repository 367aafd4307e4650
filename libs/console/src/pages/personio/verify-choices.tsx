import { Checkbox, Stack } from '@mantine/core';
import type { PersonioVerification } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';

export interface Choice {
  testApplication: boolean;
  acceptUnproven: boolean;
}

interface Props {
  choice: Choice;
  /** The last result; accepting is offered once something stayed unproven. */
  verification: PersonioVerification | undefined;
  onChange: (choice: Choice) => void;
}

/** What a manager decides before verifying. */
export function VerifyChoices({ choice, verification, onChange }: Props) {
  const t = useTexts('personio');
  const verdicts = Object.values(verification?.values ?? {}).map(({ verdict }) => verdict);
  const mayAccept = choice.acceptUnproven || (verdicts.includes('unproven') && !verdicts.includes('refuted'));
  return (
    <Stack gap="sm">
      <Checkbox
        label={t('verify.test')}
        description={t('verify.testWhy')}
        checked={choice.testApplication}
        onChange={(event) => onChange({ ...choice, testApplication: event.currentTarget.checked })}
      />
      {mayAccept && (
        <Checkbox
          label={t('verify.accept')}
          description={t('verify.acceptWhy')}
          checked={choice.acceptUnproven}
          onChange={(event) => onChange({ ...choice, acceptUnproven: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
