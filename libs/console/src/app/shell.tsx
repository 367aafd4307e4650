import { AppShell, Burger, Container, Group, NavLink, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { useLive } from '../api/use-live.js';
import { useTexts } from '../language/use-texts.js';
import { StepUpDialog } from '../pieces/step-up-dialog.js';
import { may } from '../session/rights.js';
import { useSession } from '../session/use-session.js';
import { operatorLogo, operatorName } from '../theme/page-meta.js';
import { AccountMenu } from './account-menu.js';
import { ActingForBanner } from './acting-for-banner.js';
import { ConnectionBanner } from './connection-banner.js';
import { pagesFor } from './navigation.js';
import { NotAllowed } from './not-allowed.js';
import { NoticesBell } from './notices-bell.js';
import classes from './shell.module.css';
import { SignInAgainDialog } from './sign-in-again-dialog.js';
import { useSessionNews } from './use-session-news.js';

/** The frame around every page behind the sign-in. */
export function Shell() {
  const t = useTexts('shell');
  const session = useSession();
  const [opened, drawer] = useDisclosure(false);
  const right = useMatches({ select: (matches) => matches.at(-1)?.staticData.right });
  const isAllowed = right === undefined || may(session, right);
  useLive();
  useSessionNews();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <AppShell.Header className={classes['bar'] ?? ''}>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={opened}
            onClick={drawer.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={t('openNavigation')}
            aria-expanded={opened}
            aria-controls="navigation"
          />
          <img src={operatorLogo()} alt="" height={26} className="operator-logo" />
          <Text fw={640} truncate flex={1}>
            {operatorName()}
          </Text>
          <NoticesBell />
          <AccountMenu session={session} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar id="navigation" p="sm" className={classes['bar'] ?? ''} aria-label={t('navigation')}>
        <Stack gap={2}>
          {pagesFor(session).map(({ to, label, icon: Icon }) => (
            <NavLink
              key={to}
              renderRoot={(props) => <Link to={to} {...props} activeProps={{ 'data-active': true }} />}
              label={t(`pages.${label}`)}
              leftSection={<Icon size={19} stroke={1.7} aria-hidden />}
              className={classes['link'] ?? ''}
              onClick={drawer.close}
            />
          ))}
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes['content'] ?? ''}>
        <ConnectionBanner />
        <ActingForBanner />
        <Container size={1080} px={0} mx={0}>
          {isAllowed ? <Outlet /> : <NotAllowed />}
        </Container>
      </AppShell.Main>
      <StepUpDialog />
      <SignInAgainDialog />
    </AppShell>
  );
}
