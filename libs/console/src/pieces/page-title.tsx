import { Anchor, Box, Group, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { operatorName } from '../theme/page-meta.js';

interface Props {
  title: string;
  /** One sentence on what the page is for. */
  lead?: string;
  /** The page above this one. */
  back?: { to: LinkProps['to']; label: string };
  /** What stands on the right: a state, a button. */
  children?: ReactNode;
}

/** The first thing on every page; also names the browser's tab and takes the focus after a change of page. */
export function PageTitle({ title, lead, back, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Box component="header" mb="lg">
      <title>{`${title} · ${operatorName()}`}</title>
      {back && (
        <Anchor
          component={Link}
          to={back.to as string}
          size="sm"
          underline="hover"
          mb="xs"
          display="inline-flex"
        >
          <Group gap={4}>
            <IconChevronLeft size={16} aria-hidden />
            {back.label}
          </Group>
        </Anchor>
      )}
      <Group justify="space-between" align="center" gap="sm">
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {children}
      </Group>
      {lead !== undefined && (
        <Text c="dimmed" mt={6} maw="65ch">
          {lead}
        </Text>
      )}
    </Box>
  );
}
