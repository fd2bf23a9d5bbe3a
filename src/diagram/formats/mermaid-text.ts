import { oneLine } from './one-line.ts';

/** Text as Mermaid shows it: what it would read as a sign is written as a character number. */
export function mermaidText(text: string): string {
    return oneLine(text).replace(/[#"<>&`;:\\{}[\]|*_~$%]/g, (sign) => `#${sign.codePointAt(0)};`);
}
