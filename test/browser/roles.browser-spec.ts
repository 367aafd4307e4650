import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PATIENCE, Stage } from './stage.ts';

const NAVIGATION = {
  'manager@muster.test': [
    'Integrationen',
    'Stellen',
    'Bewerbungen',
    'Webhooks',
    'Mitglieder',
    'Datenschutz',
    'Aktivität',
  ],
  'recruiter@muster.test': ['Integrationen', 'Stellen', 'Bewerbungen'],
  'support@andock.test': [
    'Übersicht',
    'Support-Anfragen',
    'Organisationen',
    'Verbindungen',
    'Zustellungen',
    'Systemzustand',
  ],
  'auditor@andock.test': ['Übersicht', 'Organisationen', 'Audit', 'Systemzustand'],
} as const;
/** A page that each of them finds by its address only, and that says whom to ask. */
const FORBIDDEN = {
  'manager@muster.test': '/settings',
  'recruiter@muster.test': '/members',
  'support@andock.test': '/keys',
  'auditor@andock.test': '/support-requests',
} as const;

describe('the navigation of each role', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set();
  }, PATIENCE);
  afterAll(() => stage.strike());

  it.each(Object.entries(NAVIGATION))(
    '%s sees what is theirs, and nothing else',
    async (who, pages) => {
      const person = await stage.enter(who);
      const lines = person.page.getByRole('navigation', { name: 'Seiten' }).getByRole('link');
      await lines.first().waitFor();
      const seen = await lines.allInnerTexts();
      expect(seen).toEqual(pages);
      await person.page.goto(FORBIDDEN[who as keyof typeof FORBIDDEN]);
      await person.page.getByText('Diese Seite ist anderen Rollen vorbehalten.').waitFor();
      await person.close();
    },
    PATIENCE,
  );
});
