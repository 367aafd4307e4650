import { Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../language/use-texts.js';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'md' | 'lg' | 'xl';
  /** Lies above other dialogs. */
  isOnTop?: boolean;
  children: ReactNode;
}

const ABOVE_OTHERS = 400;
const AS_USUAL = 200;

/** A question that has to be answered before the page goes on. */
export function Dialog({ opened, onClose, title, size = 'md', isOnTop = false, children }: Props) {
  const t = useTexts('words');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      zIndex={isOnTop ? ABOVE_OTHERS : AS_USUAL}
      centered
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content radius="lg" bg="var(--surface)">
        <Group justify="space-between" wrap="nowrap" px="lg" pt="lg" pb="xs">
          <Modal.Title fw={640} fz="lg">
            {title}
          </Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </Group>
        <Modal.Body px="lg" pb="lg">
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
