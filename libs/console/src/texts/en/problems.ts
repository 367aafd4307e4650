export default {
  retry: 'Try again',
  requestId: 'Request',
  unreachable: {
    title: 'The hub cannot be reached.',
    next: 'Check the network connection, then try again. Nothing that was entered is lost.',
  },
  unexpected: {
    title: 'Something went wrong.',
    next: 'Try again. If it stays, give the request id to the support team.',
  },
  next: {
    wait_one: 'Wait {{count}} second, then try again.',
    wait_other: 'Wait {{count}} seconds, then try again.',
    signIn: 'Sign in, then try again.',
    right: 'Ask a person whose role allows it.',
    gone: 'Go back and load the list again.',
    missing: 'It may have been deleted. Go back and load the list again.',
    conflict: 'It has changed in the meantime. Load the page again.',
    input: 'Correct the values, then try again.',
    support: 'Try again in a moment. If it stays, give the request id to the support team.',
  },
  notFound: {
    title: 'This page does not exist.',
    next: 'Check the address, or go back to the start.',
    home: 'To the start',
  },
  notAllowed: {
    title: 'This page is for other roles.',
    next: 'Ask a manager of the organisation for access.',
  },
};
