/** The nonce that the hub wrote into the page for this one answer; styles made at run time carry it. */
export function cspNonce(): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return nonce.startsWith('__') ? '' : nonce;
}

/** The operator's name, which the hub writes into the page. */
export function operatorName(): string {
  const name = document.querySelector<HTMLMetaElement>('meta[name="operator-name"]')?.content ?? '';
  return name === '' || name.startsWith('__') ? 'Andock' : name;
}
