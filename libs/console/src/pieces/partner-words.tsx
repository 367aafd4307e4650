import { Text } from '@mantine/core';
import { useTexts } from '../language/use-texts.js';
import classes from './partner-words.module.css';
import { sentencesIn } from './sentences-in.js';

/** What a partner answered, as sentences; its own bytes below them, folded away. */
export function PartnerWords({ words }: { words: string }) {
  const t = useTexts('words');
  const sentences = sentencesIn(words);
  if (sentences === null) return <Text component="q">{words}</Text>;
  return (
    <div>
      {sentences.map((sentence) => (
        <Text key={sentence} component="p" m={0}>
          <q>{sentence}</q>
        </Text>
      ))}
      <details className={classes['folded']}>
        <summary>{t('original')}</summary>
        <pre className={classes['original']}>{words}</pre>
      </details>
    </div>
  );
}
