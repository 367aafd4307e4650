import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../language/use-texts.js';

interface Props {
  value: string;
  /** What is copied, for people who do not see the icon: "Copy request id". */
  label: string;
  /** A whole button instead of an icon, where copying is the next step. */
  asButton?: boolean;
  /** The button stands out as the next thing to do. */
  isPrimary?: boolean;
  onCopied?: () => void;
}

/** Copies a value and says so. */
export function CopyButton({ value, label, asButton = false, isPrimary = true, onCopied }: Props) {
  const t = useTexts('words');
  const clipboard = useClipboard({ timeout: 2000 });
  const copy = () => {
    clipboard.copy(value);
    onCopied?.();
  };
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  const said = clipboard.copied ? t('copy.copied') : label;
  if (asButton) {
    return (
      <Button
        variant={isPrimary ? 'filled' : 'default'}
        leftSection={<Icon size={18} aria-hidden />}
        onClick={copy}
        aria-live="polite"
      >
        {said}
      </Button>
    );
  }
  return (
    <Tooltip label={said}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="dimmed"
        size="md"
        onClick={copy}
        aria-label={said}
        aria-live="polite"
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
