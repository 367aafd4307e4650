/** What a demo job says, in one language. */
interface DemoAd {
  readonly title: string;
  readonly about: string;
  readonly tasks: readonly string[];
  readonly profile: readonly string[];
}

/** A job of the demo organisation, in short. */
export interface DemoJob extends DemoAd {
  readonly city: string;
  readonly country: string;
  readonly employmentType: 'full_time' | 'part_time' | 'internship' | 'apprenticeship';
  readonly category: string;
  readonly salary: { readonly from: number; readonly to: number; readonly period: 'month' | 'year' };
  readonly english?: DemoAd;
}

/** Eight jobs as a company of middling size would have them. */
export const DEMO_JOBS: readonly DemoJob[] = [
  {
    title: 'Softwareentwickler:in TypeScript',
    city: 'Wien',
    country: 'AT',
    employmentType: 'full_time',
    category: 'IT',
    salary: { from: 55_000, to: 72_000, period: 'year' },
    about: 'Das Produktteam entwickelt die Planungssoftware, mit der unsere Werke arbeiten.',
    tasks: [
      'Funktionen von der Idee bis zum Betrieb verantworten',
      'Code gemeinsam begutachten',
      'Schnittstellen zu Partnern bauen',
    ],
    profile: [
      'Mehrjährige Praxis mit TypeScript und Node.js',
      'Sicherer Umgang mit SQL',
      'Freude an einfachen Lösungen',
    ],
    english: {
      title: 'Software developer TypeScript',
      about: 'The product team develops the planning software that our plants work with.',
      tasks: [
        'Take responsibility for features from the idea to operation',
        'Review code together',
        'Build interfaces to partners',
      ],
      profile: [
        'Several years with TypeScript and Node.js',
        'Confident with SQL',
        'A liking for simple solutions',
      ],
    },
  },
  {
    title: 'Sachbearbeitung Lohnverrechnung',
    city: 'Linz',
    country: 'AT',
    employmentType: 'part_time',
    category: 'Finanzen',
    salary: { from: 2_700, to: 3_200, period: 'month' },
    about: 'Die Personalabrechnung betreut rund 400 Beschäftigte an drei Standorten.',
    tasks: ['Laufende Abrechnung vorbereiten und prüfen', 'Auskünfte an Beschäftigte und Behörden geben'],
    profile: ['Abgeschlossene Prüfung in der Personalverrechnung', 'Genaues Arbeiten auch vor Fristen'],
  },
  {
    title: 'Vertrieb Außendienst Süddeutschland',
    city: 'München',
    country: 'DE',
    employmentType: 'full_time',
    category: 'Vertrieb',
    salary: { from: 48_000, to: 65_000, period: 'year' },
    about: 'Der Außendienst berät Handwerksbetriebe zu Maschinen und Wartung.',
    tasks: ['Bestehende Betriebe besuchen und beraten', 'Neue Betriebe gewinnen', 'Messen begleiten'],
    profile: [
      'Kaufmännische oder technische Ausbildung',
      'Führerschein Klasse B',
      'Reisebereitschaft an drei Tagen der Woche',
    ],
  },
  {
    title: 'Elektroniker:in für Betriebstechnik',
    city: 'Augsburg',
    country: 'DE',
    employmentType: 'full_time',
    category: 'Produktion',
    salary: { from: 3_300, to: 3_900, period: 'month' },
    about: 'Die Instandhaltung hält zwölf Fertigungslinien am Laufen.',
    tasks: ['Störungen finden und beheben', 'Anlagen warten und prüfen', 'Umbauten begleiten'],
    profile: ['Abgeschlossene Ausbildung in der Elektronik', 'Bereitschaft zur Arbeit in zwei Schichten'],
  },
  {
    title: 'Teamassistenz Geschäftsführung',
    city: 'Salzburg',
    country: 'AT',
    employmentType: 'part_time',
    category: 'Verwaltung',
    salary: { from: 2_400, to: 2_900, period: 'month' },
    about: 'Das Büro der Geschäftsführung koordiniert Termine, Reisen und Unterlagen.',
    tasks: ['Termine und Reisen planen', 'Sitzungen vorbereiten und nachbereiten'],
    profile: ['Erfahrung in einer Assistenz', 'Sehr gutes Deutsch und gutes Englisch'],
  },
  {
    title: 'Werkstudium Online-Marketing',
    city: 'Berlin',
    country: 'DE',
    employmentType: 'internship',
    category: 'Marketing',
    salary: { from: 1_100, to: 1_300, period: 'month' },
    about: 'Das Marketing betreut Website, Newsletter und Kampagnen.',
    tasks: ['Texte schreiben und einpflegen', 'Zahlen der Kampagnen auswerten'],
    profile: ['Laufendes Studium', 'Gefühl für Sprache', 'Zwei Tage pro Woche Zeit'],
  },
  {
    title: 'Lehre Mechatronik',
    city: 'Graz',
    country: 'AT',
    employmentType: 'apprenticeship',
    category: 'Produktion',
    salary: { from: 900, to: 1_500, period: 'month' },
    about: 'In dreieinhalb Jahren vom ersten Werkstück bis zur ganzen Anlage.',
    tasks: ['Bauteile fertigen und zusammenbauen', 'Steuerungen kennenlernen und prüfen'],
    profile: ['Abgeschlossene Schulpflicht', 'Interesse an Technik'],
  },
  {
    title: 'Leitung Kundenservice',
    city: 'Hamburg',
    country: 'DE',
    employmentType: 'full_time',
    category: 'Kundenservice',
    salary: { from: 58_000, to: 70_000, period: 'year' },
    about: 'Der Kundenservice beantwortet Fragen aus acht Ländern, an sechs Tagen der Woche.',
    tasks: ['Ein Team von vierzehn Personen führen', 'Abläufe verbessern', 'Kennzahlen verantworten'],
    profile: ['Erfahrung in der Führung eines Serviceteams', 'Verhandlungssicheres Deutsch und Englisch'],
  },
];

const HEADINGS = { de: { tasks: 'Aufgaben', profile: 'Profil' }, en: { tasks: 'Tasks', profile: 'Profile' } };

/** The ad as HTML. */
export function descriptionOf({ about, tasks, profile }: DemoAd, language: 'de' | 'en' = 'de'): string {
  const headings = HEADINGS[language];
  const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  return `<p>${about}</p><h3>${headings.tasks}</h3>${list(tasks)}<h3>${headings.profile}</h3>${list(profile)}`;
}
