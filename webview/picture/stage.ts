import type { PanelPicture } from '../../src/protocol/diagram/picture.ts';
import { make, makeSvg } from '../dom.ts';
import { pictureGraph } from '../graph/picture-graph.ts';
import { type PanelTheme, themeOfEditor } from '../theme.ts';
import { animateMoves } from './motion.ts';
import { paletteRules } from './palette.ts';
import { MARGIN, type ShownPicture, showPicture } from './shown-picture.ts';

/** The place where a picture is shown, and what the panel draws over it. */
export interface Stage {
    /** The one tab stop of the picture. */
    readonly element: HTMLElement;
    /** What moves and scales. */
    readonly layer: HTMLElement;
    /** Groups over the picture, in its coordinates, from bottom to top. */
    readonly overlay: Readonly<Record<OverlayName, SVGGElement>>;
    /** Puts a picture in place of the one that is shown. */
    show(picture: PanelPicture): ShownPicture;
    /** Takes over what is said of a picture whose drawing is the one that is shown. */
    refresh(picture: PanelPicture): ShownPicture | undefined;
    /** Has what was in the picture before go from there to its new place. */
    animate(before: ShownPicture, shift: Shift): void;
    shown(): ShownPicture | undefined;
    /** Puts away what is shown. */
    clear(): void;
}

/** What the panel draws over a picture. */
export type OverlayName = 'titles' | 'telemetry' | 'rings' | 'folds';

/** How far a new picture lies from the one before, in its pixels: that much the viewport moves with it. */
export interface Shift {
    readonly dx: number;
    readonly dy: number;
}

const LABEL = 'Diagram. Arrow keys follow the lines, Enter opens the source, Escape steps out, Space folds.';

/** Rings lie around nodes but below their badges, so inside the picture where it has nodes. */
function placeRings({ svg }: ShownPicture, over: Element, { rings, folds }: Stage['overlay']): void {
    const first = svg.querySelector('.body > .node');
    if (first) {
        rings.setAttribute('transform', `translate(${-MARGIN} ${-MARGIN})`);
        first.before(rings);
    } else {
        rings.removeAttribute('transform');
        over.insertBefore(rings, folds);
    }
}

/** Makes the stage. */
export function createStage(): Stage {
    const overlay = {
        titles: makeSvg('g', { class: 'far-titles' }),
        telemetry: makeSvg('g', { class: 'telemetry' }),
        rings: makeSvg('g', { class: 'rings' }),
        folds: makeSvg('g', { class: 'folds' }),
    };
    const over = makeSvg('svg', { class: 'overlay', 'aria-hidden': 'true' });
    over.append(overlay.titles, overlay.telemetry, overlay.rings, overlay.folds);
    const layer = make('div', { class: 'layer picture-colours' });
    const element = make(
        'div',
        { class: 'stage picture-colours', tabindex: 0, role: 'application', 'aria-label': LABEL },
        layer,
    );
    const pictureSheet = new CSSStyleSheet();
    const paletteSheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, pictureSheet, paletteSheet];
    let shown: ShownPicture | undefined;
    let theme: PanelTheme | undefined;

    return {
        element,
        layer,
        overlay,
        shown: () => shown,
        clear() {
            shown = undefined;
            layer.replaceChildren();
        },
        animate(before, shift) {
            if (shown) {
                animateMoves(before, shown, shift);
            }
        },
        refresh(picture) {
            if (shown?.picture.svg !== picture.svg) {
                return undefined;
            }
            shown = { ...shown, picture, graph: pictureGraph(picture) };
            return shown;
        },
        show(picture) {
            const next = showPicture(picture);
            pictureSheet.replaceSync(next.styles);
            if (theme !== themeOfEditor()) {
                theme = themeOfEditor();
                paletteSheet.replaceSync(paletteRules(theme));
            }
            over.setAttribute('viewBox', `0 0 ${next.width} ${next.height}`);
            over.setAttribute('class', `overlay ${next.svg.getAttribute('class') ?? ''}`);
            next.svg.classList.add('picture');
            layer.replaceChildren(next.svg, over);
            placeRings(next, over, overlay);
            layer.dataset['kind'] = picture.kind;
            shown = next;
            return next;
        },
    };
}
