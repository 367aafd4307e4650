/** The states of a connection, in the order in which it normally passes them. */
export const CONNECTION_STATES = ['off', 'requested', 'enabled', 'pending', 'connected', 'repair'] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

const NEXT: Readonly<Record<ConnectionState, readonly ConnectionState[]>> = {
  off: ['requested', 'enabled'],
  requested: ['enabled', 'off'],
  enabled: ['pending', 'connected', 'off'],
  pending: ['connected', 'repair', 'off'],
  connected: ['pending', 'repair', 'off'],
  repair: ['pending', 'connected', 'off'],
};

/** Whether a connection may go from one state to another; staying where it is is always allowed. */
export const mayMove = (from: ConnectionState, to: ConnectionState): boolean =>
  from === to || NEXT[from].includes(to);
