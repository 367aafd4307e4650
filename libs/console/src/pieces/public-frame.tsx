import { Card, Center, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { chooseLanguage, type Language } from '../language/texts.js';
import { useLanguage } from '../language/use-texts.js';
import { operatorLogo, operatorName } from '../theme/page-meta.js';

interface Props {
  title: string;
  /** One sentence below the operator's name. */
  lead?: string;
  /** What stands above the card. */
  above?: ReactNode;
  /** Room for more than one column of fields. */
  isWide?: boolean;
  children: ReactNode;
}

/** Around every page that is read before signing in. */
export function PublicFrame({ title, lead, above, isWide = false, children }: Props) {
  const language = useLanguage();
  return (
    <Center mih="100vh" p="md" component="main">
      <title>{`${title} · ${operatorName()}`}</title>
      <Stack w="100%" maw={isWide ? 960 : 400} gap="lg">
        <Group gap="sm" wrap="nowrap">
          <img src={operatorLogo()} alt="" height={40} className="operator-logo" style={{ minWidth: 40 }} />
          <div>
            <Text fw={640} size="lg" lh={1.2}>
              {operatorName()}
            </Text>
            {lead !== undefined && (
              <Text size="sm" c="dimmed">
                {lead}
              </Text>
            )}
          </div>
        </Group>
        {above}
        <Card>
          <Stack>
            <Title order={1} size="h2">
              {title}
            </Title>
            {children}
          </Stack>
        </Card>
        <SegmentedControl
          size="xs"
          data={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
          value={language}
          onChange={(code) => void chooseLanguage(code as Language)}
        />
      </Stack>
    </Center>
  );
}
