import type { Narrator } from './narrator.ts';

/** Where the stories are played: a hub, its stand-in partners, and the people who act. */
export interface Stage {
  readonly hubUrl: string;
  readonly sandboxUrl: string;
  readonly password: string;
  readonly narrator: Narrator;
}

export const MANAGER = 'manager@muster.test';
export const SUPPORT = 'support@andock.test';

/** A connection as the console lists it. */
export interface ConnectionView {
  readonly id: string;
  readonly partner: string;
  readonly state: string;
  readonly reason: string | null;
}

/** A job as the console lists it. */
export interface JobView {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly publications: readonly {
    partner: string;
    enabled: boolean;
    boards: readonly { name: string; state: string }[];
  }[];
}

/** An application as the console shows it. */
export interface ApplicationView {
  readonly id: string;
  readonly jobId: string;
  readonly candidate: { readonly firstName: string; readonly lastName: string; readonly email: string };
  readonly tags: readonly string[];
  readonly documents: readonly { id: string; fileName: string; category: string; size: number }[];
  readonly deliveries: readonly {
    id: string;
    partner: string;
    state: string;
    reason: string | null;
    evidence: string | null;
  }[];
}

export interface List<Row> {
  readonly data: readonly Row[];
}
