/** Kinds of themes that an editor can have, by the class that it gives the body of a webview. */
export const EDITOR_THEMES = [
    'vscode-light',
    'vscode-dark',
    'vscode-high-contrast',
    'vscode-high-contrast-light',
] as const;
/** One of {@link EDITOR_THEMES}. */
export type EditorTheme = (typeof EDITOR_THEMES)[number];

/** Colours of the editor's default themes, as far as the panel uses them. */
const LIGHT: Readonly<Record<string, string>> = {
    foreground: '#3B3B3B',
    descriptionForeground: '#3B3B3B',
    'icon-foreground': '#3B3B3B',
    focusBorder: '#005FB8',
    'editor-background': '#FFFFFF',
    'sideBar-background': '#F8F8F8',
    'sideBar-foreground': '#3B3B3B',
    'panel-background': '#F8F8F8',
    'panel-border': '#E5E5E5',
    'widget-border': '#E5E5E5',
    'widget-shadow': 'rgba(0,0,0,.16)',
    'dropdown-background': '#FFFFFF',
    'dropdown-foreground': '#3B3B3B',
    'dropdown-border': '#CECECE',
    'input-background': '#FFFFFF',
    'input-foreground': '#3B3B3B',
    'input-border': '#CECECE',
    'input-placeholderForeground': '#767676',
    'inputOption-activeBackground': '#BED6ED',
    'inputOption-activeBorder': '#005FB8',
    'inputOption-activeForeground': '#000000',
    'toolbar-hoverBackground': 'rgba(184,184,184,.31)',
    'menu-background': '#FFFFFF',
    'menu-foreground': '#3B3B3B',
    'menu-border': '#CECECE',
    'menu-selectionBackground': '#005FB8',
    'menu-selectionForeground': '#FFFFFF',
    'list-hoverBackground': '#F2F2F2',
    'list-activeSelectionBackground': '#E8E8E8',
    'list-activeSelectionForeground': '#000000',
    'editorWidget-background': '#F8F8F8',
    'editorWidget-foreground': '#3B3B3B',
    'editorWidget-border': '#E5E5E5',
    'editorHoverWidget-background': '#F8F8F8',
    'editorHoverWidget-foreground': '#3B3B3B',
    'editorHoverWidget-border': '#C8C8C8',
    'editorInfo-foreground': '#1A85FF',
    'editorError-foreground': '#E51400',
    'textLink-foreground': '#005FB8',
    'breadcrumb-foreground': 'rgba(59,59,59,.9)',
    'progressBar-background': '#005FB8',
};

const DARK: Readonly<Record<string, string>> = {
    ...LIGHT,
    foreground: '#CCCCCC',
    descriptionForeground: '#9D9D9D',
    'icon-foreground': '#CCCCCC',
    focusBorder: '#0078D4',
    'editor-background': '#1F1F1F',
    'sideBar-background': '#181818',
    'sideBar-foreground': '#CCCCCC',
    'panel-background': '#181818',
    'panel-border': '#2B2B2B',
    'widget-border': '#313131',
    'widget-shadow': 'rgba(0,0,0,.36)',
    'dropdown-background': '#313131',
    'dropdown-foreground': '#CCCCCC',
    'dropdown-border': '#3C3C3C',
    'input-background': '#313131',
    'input-foreground': '#CCCCCC',
    'input-border': '#3C3C3C',
    'input-placeholderForeground': '#989898',
    'inputOption-activeBackground': 'rgba(36,137,219,.51)',
    'inputOption-activeBorder': '#2488DB',
    'inputOption-activeForeground': '#FFFFFF',
    'toolbar-hoverBackground': 'rgba(90,93,94,.31)',
    'menu-background': '#1F1F1F',
    'menu-foreground': '#CCCCCC',
    'menu-border': '#454545',
    'menu-selectionBackground': '#0078D4',
    'list-hoverBackground': '#2A2D2E',
    'list-activeSelectionBackground': '#04395E',
    'list-activeSelectionForeground': '#FFFFFF',
    'editorWidget-background': '#202020',
    'editorWidget-foreground': '#CCCCCC',
    'editorWidget-border': '#454545',
    'editorHoverWidget-background': '#202020',
    'editorHoverWidget-foreground': '#CCCCCC',
    'editorHoverWidget-border': '#454545',
    'editorInfo-foreground': '#59A4F9',
    'editorError-foreground': '#F85149',
    'textLink-foreground': '#4DAAFC',
    'breadcrumb-foreground': '#A9A9A9',
    'progressBar-background': '#0078D4',
};

function highContrast(ink: string, ground: string, border: string, active: string): Readonly<Record<string, string>> {
    const isGround = /background/i;
    const colours = Object.fromEntries(Object.keys(LIGHT).map((name) => [name, isGround.test(name) ? ground : ink]));
    const borders = Object.fromEntries(
        Object.keys(LIGHT)
            .filter((name) => /border/i.test(name))
            .map((name) => [name, border]),
    );
    return {
        ...colours,
        ...borders,
        'widget-shadow': 'transparent',
        focusBorder: active,
        contrastBorder: border,
        contrastActiveBorder: active,
        'progressBar-background': border,
    };
}

const COLOURS: Readonly<Record<EditorTheme, Readonly<Record<string, string>>>> = {
    'vscode-light': LIGHT,
    'vscode-dark': DARK,
    'vscode-high-contrast': highContrast('#FFFFFF', '#000000', '#6FC3DF', '#F38518'),
    'vscode-high-contrast-light': highContrast('#292929', '#FFFFFF', '#0F4A85', '#006BBD'),
};

/** The custom properties that an editor sets in its webviews. */
export function editorVariables(theme: EditorTheme): Readonly<Record<string, string>> {
    return {
        '--vscode-font-family': 'system-ui, "Liberation Sans", sans-serif',
        '--vscode-editor-font-family': '"DejaVu Sans Mono", monospace',
        ...Object.fromEntries(Object.entries(COLOURS[theme]).map(([name, colour]) => [`--vscode-${name}`, colour])),
    };
}
