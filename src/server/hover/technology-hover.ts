import { findTechnology } from '../../model/technologies.ts';
import { codeText, escapeText } from '../../panel/markdown-text.ts';
import { pageLink } from './markdown.ts';

/** What a technology is, by the table; nothing for a name that does not stand there. */
export function technologyHover(name: string): string | undefined {
    const technology = findTechnology(name);
    if (!technology) {
        return undefined;
    }
    const { name: proper, categories, home, mesh } = technology;
    const does = categories.map((category) => category.replaceAll('-', ' ')).join(', ');
    return [
        `${codeText(proper)} — ${escapeText(does)}. ${pageLink('Home page', home)}`,
        ...(mesh ? [`${escapeText(mesh.behaviour)} ${pageLink('How it behaves', mesh.documentation)}`] : []),
    ].join('\n\n');
}
