/** Something that the log tells of somebody's access. */
export interface AccessEvent {
  readonly accountId: string;
  readonly at: Date;
  readonly action: 'account.created' | 'account.role-changed' | 'account.disabled' | 'account.enabled';
  /** The role from then on, where the event says it. */
  readonly role: string | null;
  /** The role until then, where the event says it. */
  readonly formerRole: string | null;
}

/** An account as it is now. */
export interface KnownAccount {
  readonly id: string;
  readonly role: string;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

/** From when to when an account could sign in, and in which role. */
export interface AccessPeriod {
  readonly accountId: string;
  readonly role: string;
  readonly from: Date;
  /** Null while it lasts. */
  readonly to: Date | null;
}

interface Open {
  readonly role: string;
  readonly from: Date;
}

/**
 * The periods of one account, oldest first, from the events of its log in their order. What the log does not tell any
 * more, because the retention rule has dropped it, is filled in from the account.
 */
export function accessPeriods(account: KnownAccount, events: readonly AccessEvent[]): AccessPeriod[] {
  const periods: AccessPeriod[] = [];
  const [first] = events;
  let role = first?.formerRole ?? account.role;
  let open: Open | undefined;
  const close = (to: Date | null) => {
    if (open) periods.push({ accountId: account.id, ...open, to });
    open = undefined;
  };
  if (first?.action !== 'account.created' && first?.action !== 'account.enabled') {
    open = { role, from: account.createdAt };
  }
  for (const event of events) {
    const isOut = event.action === 'account.disabled' || (event.action === 'account.role-changed' && !open);
    close(event.at);
    role = event.role ?? role;
    if (!isOut) open = { role, from: event.at };
  }
  close(events.length === 0 ? account.disabledAt : null);
  return periods;
}

/** Whether a period touches a span of time, whose end is not part of it. */
export const touches = (
  { from, to }: AccessPeriod,
  span: { readonly from: Date; readonly to: Date },
): boolean => from < span.to && (to === null || to > span.from);
