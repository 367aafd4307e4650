import { PasswordInput } from '@mantine/core';
import { useTexts } from '../language/use-texts.js';

/** As the hub wants it. */
export const SHORTEST_PASSWORD = 12;

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** Where a new password is chosen. */
export function NewPasswordField({ value, onChange, error }: Props) {
  const t = useTexts('words');
  return (
    <PasswordInput
      label={t('newPassword.label')}
      description={t('newPassword.rule', { count: SHORTEST_PASSWORD })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      autoComplete="new-password"
      minLength={SHORTEST_PASSWORD}
      maxLength={200}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t('newPassword.show') }}
    />
  );
}
