import { make } from '../dom.ts';

/** One thing to choose. */
export interface Option {
    readonly id: string;
    readonly title: string;
    /** Second line of thought, said more quietly. */
    readonly aside?: string;
    /** Heading under which it stands. */
    readonly group?: string;
    readonly icon?: () => Element;
}

/** What a list of options needs to know. */
export interface OptionSource {
    readonly label: string;
    readonly placeholder: string;
    /** The options that fit what was typed, best first. */
    find(query: string): readonly Option[];
    choose(option: Option): void;
    /** The person left without choosing. */
    leave(): void;
}

/** A search field with the options that fit it: a combobox as in the ARIA authoring practices. */
export interface OptionList {
    readonly input: HTMLInputElement;
    readonly list: HTMLElement;
    /** Looks for the options again. */
    refresh(): void;
}

/** So many options are listed. */
const MOST_OPTIONS = 100;
let lists = 0;

/** Makes a search field and its list; whoever makes them puts them in place. */
export function createOptionList(source: OptionSource): OptionList {
    const name = `options-${++lists}`;
    const list = make('div', { class: 'options', role: 'listbox', id: name, 'aria-label': source.label });
    const input = make('input', {
        type: 'text',
        role: 'combobox',
        'aria-label': source.label,
        placeholder: source.placeholder,
        'aria-autocomplete': 'list',
        'aria-controls': name,
        'aria-expanded': 'false',
        spellcheck: 'false',
        autocomplete: 'off',
    });
    let options: readonly Option[] = [];
    let rows: readonly HTMLElement[] = [];
    let active = -1;

    function refresh(): void {
        options = source.find(input.value.trim()).slice(0, MOST_OPTIONS);
        rows = options.map(row);
        list.replaceChildren(...withHeadings());
        input.setAttribute('aria-expanded', String(options.length > 0));
        activate(options.length > 0 ? 0 : -1);
    }

    function withHeadings(): Node[] {
        if (options.length === 0) {
            return [make('div', { class: 'nothing' }, 'Nothing fits.')];
        }
        let group: string | undefined;
        return options.flatMap((option, i) => {
            const own = rows[i];
            const heading =
                option.group !== undefined && option.group !== group
                    ? [make('div', { class: 'heading', role: 'presentation' }, option.group)]
                    : [];
            group = option.group;
            return own ? [...heading, own] : heading;
        });
    }

    function row(option: Option, i: number): HTMLElement {
        const element = make(
            'div',
            { class: 'option', role: 'option', id: `${name}-${i}`, 'aria-selected': 'false' },
            ...(option.icon ? [option.icon()] : []),
            make('span', { class: 'title' }, option.title),
            ...(option.aside === undefined ? [] : [make('span', { class: 'aside' }, option.aside)]),
        );
        // Before the field loses the focus.
        element.addEventListener('pointerdown', (event) => {
            event.preventDefault();
            source.choose(option);
        });
        return element;
    }

    function activate(index: number): void {
        rows[active]?.setAttribute('aria-selected', 'false');
        active = index;
        rows[active]?.setAttribute('aria-selected', 'true');
        rows[active]?.scrollIntoView({ block: 'nearest' });
        input.setAttribute('aria-activedescendant', active < 0 ? '' : `${name}-${active}`);
    }

    const keys: ReadonlyMap<string, () => void> = new Map([
        ['ArrowDown', () => activate(Math.min(rows.length - 1, active + 1))],
        ['ArrowUp', () => activate(Math.max(0, active - 1))],
        [
            'Enter',
            () => {
                const option = options[active];
                if (option) {
                    source.choose(option);
                }
            },
        ],
        ['Escape', source.leave],
    ]);
    input.addEventListener('input', refresh);
    input.addEventListener('keydown', (event) => {
        const action = keys.get(event.key);
        if (action) {
            event.preventDefault();
            event.stopPropagation();
            action();
        }
    });
    return { input, list, refresh };
}

/** Options whose title or aside contains all words of a query, those whose title begins with it first. */
export function fittingOptions(options: readonly Option[], query: string): readonly Option[] {
    const words = query
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
    if (words.length === 0) {
        return options;
    }
    const fits = options.filter(({ title, aside = '' }) => {
        const text = `${title} ${aside}`.toLowerCase();
        return words.every((word) => text.includes(word));
    });
    const begins = ({ title }: Option) => title.toLowerCase().startsWith(query.toLowerCase());
    return [...fits.filter(begins), ...fits.filter((option) => !begins(option))];
}
