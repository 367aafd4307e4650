/** Whether the hub's title has a second sentence: the first says why it refused, the second what to do. */
export const saysWhatToDo = (title: string): boolean => /[.!?] \S/.test(title);
