import type { DetailSection, ElementDetails } from '../../src/protocol/diagram/elements.ts';
import type { PictureFinding } from '../../src/protocol/diagram/picture.ts';
import { make } from '../dom.ts';
import { codicon, severityBadge, sign } from '../icons.ts';
import type { Panel } from '../panel.ts';

/** So many findings are told in full; the drawer has the others. */
const MOST_FINDINGS = 6;

/** The sections of an element's details. */
export function sectionViews(sections: readonly DetailSection[]): HTMLElement[] {
    return sections.map(({ title, rows }) =>
        make(
            'section',
            {},
            make('h3', {}, title),
            make(
                'div',
                { class: 'rows' },
                ...rows.flatMap(({ glyph, text, aside = '' }) => row(sign(glyph), text, aside)),
            ),
        ),
    );
}

function row(icon: Element, text: string, aside: string): Node[] {
    return [icon, make('span', { class: 'text' }, inCode(text)), make('span', { class: 'aside' }, aside)];
}

/** Findings with buttons for their fixes; nothing where there are none. */
export function findingViews(panel: Panel, findings: readonly PictureFinding[]): HTMLElement[] {
    if (findings.length === 0) {
        return [];
    }
    const rest = findings.length - MOST_FINDINGS;
    const more = make('button', { type: 'button', class: 'link' }, `${rest} more in the list`);
    more.addEventListener('click', () => panel.change({ drawer: true }));
    return [
        make(
            'section',
            { class: 'findings' },
            make('h3', {}, 'Findings'),
            ...findings
                .slice(0, MOST_FINDINGS)
                .map((finding) =>
                    make(
                        'div',
                        { class: 'finding' },
                        severityBadge(finding.severity),
                        make('div', {}, make('p', {}, inCode(finding.message)), ...fixButtons(panel, finding)),
                    ),
                ),
            ...(rest > 0 ? [more] : []),
        ),
    ];
}

/** One button for each fix of a finding. */
export function fixButtons(panel: Panel, finding: PictureFinding): HTMLElement[] {
    return finding.fixes.map((title, i) => {
        const button = make(
            'button',
            { type: 'button', class: 'link fix' },
            codicon('lightbulb'),
            make('span', {}, title),
        );
        button.addEventListener('click', (event) => {
            event.stopPropagation();
            panel.applyFix(finding, i);
        });
        return button;
    });
}

/** Links of the model; the extension looks at an address before it opens it. */
export function linkViews(panel: Panel, { links }: ElementDetails): HTMLElement[] {
    return links.map(({ url, title }) => {
        const button = make(
            'button',
            { type: 'button', class: 'link', title: url },
            codicon('link-external'),
            make('span', {}, title),
        );
        button.addEventListener('click', () => panel.host.send({ type: 'link', url }));
        return button;
    });
}

/** Text whose names in backquotes are set as names. */
export function inCode(text: string): DocumentFragment {
    const fragment = document.createDocumentFragment();
    text.split('`').forEach((part, i) => {
        fragment.append(i % 2 === 1 ? make('code', {}, part) : part);
    });
    return fragment;
}
