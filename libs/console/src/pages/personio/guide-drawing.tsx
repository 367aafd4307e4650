import type { ReactNode } from 'react';
import classes from './guide-drawing.module.css';

/** What a drawing shows; its words come from the guide's texts. */
export type Drawing =
  | { kind: 'menu'; entry: string; under?: string }
  | { kind: 'row'; entry: string }
  | { kind: 'tab'; entry: string }
  | { kind: 'link'; entry: string }
  | { kind: 'address'; start: string; number: string }
  | { kind: 'fields'; entries: readonly string[] };

const SIDEBAR = 84;
const LINES = [0, 1, 2, 3, 4, 5];

/** A sketch of a page in Personio with the place to look at; the sentence above it says the same. */
export function GuideDrawing({ drawing }: { drawing: Drawing }) {
  return (
    <svg viewBox="0 0 340 150" aria-hidden className={classes['drawing']}>
      <rect x="1" y="1" width="338" height="148" rx="9" className={classes['paper']} />
      {drawing.kind === 'address' ? <Address {...drawing} /> : <Frame>{partOf(drawing)}</Frame>}
    </svg>
  );
}

function partOf(drawing: Exclude<Drawing, { kind: 'address' }>): ReactNode {
  switch (drawing.kind) {
    case 'menu':
      return <Menu {...drawing} />;
    case 'row':
      return <Rows entry={drawing.entry} />;
    case 'tab':
      return <Tabs entry={drawing.entry} />;
    case 'link':
      return <Links entry={drawing.entry} />;
    case 'fields':
      return <Fields entries={drawing.entries} />;
  }
}

/** A window with its navigation on the left. */
function Frame({ children }: { children: ReactNode }) {
  return (
    <>
      <path
        d={`M1 10a9 9 0 0 1 9-9h${SIDEBAR - 9}v148h-${SIDEBAR - 9}a9 9 0 0 1-9-9z`}
        className={classes['side']}
      />
      <circle cx="20" cy="20" r="6" className={classes['soft']} />
      {LINES.map((line) => (
        <Bar key={line} x={14} y={42 + line * 17} width={line % 2 ? 40 : 52} />
      ))}
      {children}
    </>
  );
}

function Menu({ entry, under }: { entry: string; under?: string }) {
  return (
    <>
      <Bar x={104} y={20} width={90} strong />
      {LINES.slice(0, 4).map((line) => (
        <Bar key={line} x={144} y={50 + line * 22} width={170 - line * 22} />
      ))}
      <Spot x={8} y={62} width={118} text={entry} />
      {under !== undefined && <Spot x={20} y={96} width={106} text={under} />}
    </>
  );
}

function Rows({ entry }: { entry: string }) {
  return (
    <>
      <Bar x={104} y={20} width={90} strong />
      <Bar x={104} y={46} width={150} />
      <Spot x={98} y={60} width={226} text={entry} />
      <Bar x={104} y={102} width={170} />
      <Bar x={104} y={124} width={130} />
    </>
  );
}

function Tabs({ entry }: { entry: string }) {
  return (
    <>
      <Bar x={104} y={20} width={110} strong />
      <Bar x={104} y={56} width={34} />
      <Bar x={150} y={56} width={34} />
      <Spot x={196} y={44} width={112} text={entry} />
      <path d="M98 76h226" className={classes['rule']} />
      <Bar x={104} y={94} width={190} />
      <Bar x={104} y={116} width={150} />
    </>
  );
}

function Links({ entry }: { entry: string }) {
  return (
    <>
      <Bar x={104} y={20} width={70} strong />
      {LINES.slice(0, 4).map((line) => (
        <Bar key={line} x={104} y={50 + line * 22} width={60} />
      ))}
      <rect x="184" y="36" width="146" height="100" rx="6" className={classes['card']} />
      <Bar x={196} y={50} width={80} strong />
      <Bar x={196} y={70} width={100} />
      <Spot x={190} y={84} width={134} text={entry} />
      <Bar x={196} y={122} width={90} />
    </>
  );
}

function Fields({ entries }: { entries: readonly string[] }) {
  return (
    <>
      <Bar x={104} y={18} width={90} strong />
      {entries.map((entry, index) => (
        <g key={entry}>
          <text x="104" y={50 + index * 48} className={classes['caption']}>
            {entry}
          </text>
          <Spot x={98} y={56 + index * 48} width={226} text="••••••••" />
        </g>
      ))}
      {entries.length === 1 && <Bar x={104} y={108} width={140} />}
    </>
  );
}

/** The address line of a browser, with the number at its end. */
function Address({ start, number }: { start: string; number: string }) {
  return (
    <>
      <path d="M1 10a9 9 0 0 1 9-9h320a9 9 0 0 1 9 9v36H1z" className={classes['side']} />
      {[16, 28, 40].map((x) => (
        <circle key={x} cx={x} cy="24" r="4" className={classes['soft']} />
      ))}
      <rect x="54" y="11" width="274" height="26" rx="13" className={classes['card']} />
      <text x="66" y="28" className={classes['address']}>
        {start}
      </text>
      <Spot x={252} y={10} width={74} text={number} />
      <Bar x={28} y={72} width={150} strong />
      <Bar x={28} y={98} width={270} />
      <Bar x={28} y={118} width={230} />
    </>
  );
}

function Bar({ x, y, width, strong = false }: { x: number; y: number; width: number; strong?: boolean }) {
  const height = strong ? 9 : 6;
  return (
    <rect
      x={x}
      y={y - height / 2}
      width={width}
      height={height}
      rx={height / 2}
      className={classes['soft']}
    />
  );
}

/** The place to look at. */
function Spot({ x, y, width, text }: { x: number; y: number; width: number; text: string }) {
  return (
    <g>
      <rect x={x} y={y} width={width} height="28" rx="7" className={classes['spot']} />
      <text x={x + 10} y={y + 18} className={classes['label']}>
        {text}
      </text>
    </g>
  );
}
