import { randomUUID } from 'node:crypto';
import { CallBudget } from './call-budget.js';
import { NO_FAULT, type Faults } from './faults.js';

/** One of the sandbox's Personio customers; all of them have the same jobs. */
export interface Company {
  readonly id: string;
  /** First label of the career host. */
  readonly name: string;
  readonly token: string;
}

/** A position that candidates can apply to. */
export interface Position {
  readonly id: number;
  readonly name: string;
  readonly published: boolean;
  /** Attribute ids without which an application is refused. */
  readonly required: readonly string[];
}

/** An upload, taken or refused. */
export interface ReceivedDocument {
  readonly at: string;
  readonly companyId: string | null;
  /** Null if it was refused. */
  readonly uuid: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly size: number;
  readonly sha256: string | null;
  readonly status: number;
  readonly reason: string | null;
}

/** An application, taken or refused; what was not read stays null. */
export interface ReceivedApplication {
  readonly at: string;
  readonly companyId: string | null;
  readonly jobPositionId: unknown;
  readonly channelId: unknown;
  readonly email: unknown;
  readonly firstName: unknown;
  readonly lastName: unknown;
  readonly tags: unknown;
  readonly message: unknown;
  readonly attributes: readonly { id: unknown; value: unknown }[];
  readonly files: readonly { uuid: unknown; fileName: unknown; category: unknown }[];
  readonly status: number;
  /** The first reason. */
  readonly reason: string | null;
  readonly reasons: readonly { field: string | null; reason: string }[];
  /** Whether the same person, job and company had got a clear 201 before. */
  readonly sentAgain: boolean;
}

const TOKEN = 'sandbox-personio-token';

/** The channel that every company has. */
export const CHANNEL_ID = 815;

const NAMES = [
  'Pflegefachkraft',
  'Buchhaltung',
  'Lagerlogistik',
  'Softwareentwicklung',
  'Einkauf',
  'Vertrieb',
];

/** The jobs of every company. */
export const POSITIONS: readonly Position[] = Array.from({ length: 13 }, (_, index) => ({
  id: 1234567 + index,
  name: `${NAMES[index % NAMES.length]} (m/w/d)`,
  published: index !== 2,
  required: index === 1 ? ['custom_attribute_1'] : [],
}));

/** All that the Personio stand-in remembers. */
export class PersonioState {
  faults: Faults = NO_FAULT;
  readonly budget = new CallBudget();
  documents: ReceivedDocument[] = [];
  applications: ReceivedApplication[] = [];
  sentAgain = 0;
  private companies = new Map<string, Company>();
  private readonly uploads = new Map<string, string>();
  private readonly applicants = new Set<string>();
  private readonly acknowledged = new Set<string>();

  constructor() {
    this.setCompanies(0);
  }

  /** Company 4711, and as many like it, with ids from 100001. */
  setCompanies(count: number): void {
    const more = Array.from({ length: count }, (_, index) => ({ id: String(100_001 + index), token: TOKEN }));
    const all = [
      { id: '4711', name: 'muster', token: TOKEN },
      ...more.map((one) => ({ ...one, name: `muster-${one.id}` })),
    ];
    this.companies = new Map(all.map((company) => [company.id, company]));
  }

  company(id: string): Company | undefined {
    return this.companies.get(id);
  }

  companyNamed(name: string): Company | undefined {
    return [...this.companies.values()].find((company) => company.name === name);
  }

  addUpload(company: Company): string {
    const uuid = randomUUID();
    this.uploads.set(uuid, company.id);
    return uuid;
  }

  hasUpload(company: Company, uuid: string): boolean {
    return this.uploads.get(uuid) === company.id;
  }

  hasApplied(company: Company, position: unknown, email: string): boolean {
    return this.applicants.has(applicantKey(company, position, email));
  }

  addApplicant(company: Company, position: unknown, email: string): void {
    this.applicants.add(applicantKey(company, position, email));
  }

  acknowledge(company: Company, position: unknown, email: string): void {
    this.acknowledged.add(applicantKey(company, position, email));
  }

  wasAcknowledged(company: Company, position: unknown, email: string): boolean {
    return this.acknowledged.has(applicantKey(company, position, email));
  }

  /** Forgets what arrived; companies, faults and limits stay. */
  clear(): void {
    this.documents = [];
    this.applications = [];
    this.sentAgain = 0;
    this.uploads.clear();
    this.applicants.clear();
    this.acknowledged.clear();
  }
}

function applicantKey(company: Company, position: unknown, email: string): string {
  return JSON.stringify([company.id, position, email.trim().toLowerCase()]);
}
