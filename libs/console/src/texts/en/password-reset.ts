export default {
  title: 'New password',
  how: 'A link to a new password is sent to the account’s e-mail. It works once, within one hour.',
  email: 'E-mail',
  ask: 'Send the link',
  asked: 'If there is an account with this e-mail, the link is on its way.',
  set: 'Set the password',
  done: 'The new password is set. All sessions have ended.',
  signIn: 'Back to the sign-in',
};
