/**
 * The signs of the visual language: our own paths in a box of 16 units, drawn as strokes of 1.5 with round caps.
 */
export const GLYPHS = {
    timeout: 'M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8M8 5v3.2l2.1 1.3',
    deadline: 'M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8M8 5v3.2l2.1 1.3M3 15.4h10',
    retry: 'M12.9 8.6a5 5 0 1 1-1.6-4.2M11.7 1.6v3.1h-3.1',
    breaker: 'M1 8h4.2M10.8 8H15M5.6 4v8M10.4 4v8',
    bulkhead: 'M2 4.2h12v7.6H2zM6 4.2v7.6M10 4.2v7.6',
    fallback: 'M2.5 4.5h5.2a3.6 3.6 0 0 1 3.6 3.6v3.4M8.6 9.2l2.7 2.7 2.7-2.7',
    limit: 'M2.5 11.5a5.5 5.5 0 0 1 11 0M8 11.5l3-4',
    service: 'M8 2l5.2 3v6L8 14l-5.2-3V5z',
    store: 'M3 4.4c0-1.2 2.2-2 5-2s5 .8 5 2v7.2c0 1.2-2.2 2-5 2s-5-.8-5-2zM3 4.4c0 1.2 2.2 2 5 2s5-.8 5-2',
    topic: 'M3.6 5h8.8M3.6 11h8.8M3.6 5a1.6 3 0 0 0 0 6M12.4 5a1.6 3 0 1 1 0 6a1.6 3 0 1 1 0-6',
    queue: 'M2 5h12M2 11h12M5 5v6M8 5v6M11 5v6',
    event: 'M9 1.8L4 9h3.4L7 14.2 12 7H8.6z',
    team: 'M5.6 4a2 2 0 1 0 0 4a2 2 0 1 0 0-4M2 13c0-2.2 1.6-3.6 3.6-3.6S9.2 10.8 9.2 13M10.6 4.3a1.9 1.9 0 0 1 0 3.6M11.4 9.6c1.6.3 2.6 1.6 2.6 3.4',
    gateway: 'M2 3h9l3 5-3 5H2l3-5z',
    bff: 'M2 3h9l3 5-3 5H2z',
    router: 'M5 3.5h6L14 8l-3 4.5H5L2 8z',
    monolith: 'M2 4.6L4.4 2.4H14v8.8l-2.4 2.4H2zM2 4.6h9.6v9M11.6 4.6L14 2.4',
    external: 'M6 3H3v10h10v-3M9 3h4v4M13 3L7.5 8.5',
    copies: 'M5 5h8.5v8.5H5zM5 10.5H2.5V2.5h8V5',
    card: 'M1.8 4h12.4v8.4H1.8zM1.8 6.8h12.4M4 10h2.4',
    phone: 'M5 1.8h6a1 1 0 0 1 1 1v10.4a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V2.8a1 1 0 0 1 1-1M7.2 12h1.6',
    browser: 'M2 3h12v10H2zM2 6h12M4 4.5h.1',
    plug: 'M6 2v3.4M10 2v3.4M4 5.4h8v2.2a4 4 0 0 1-8 0zM8 11.6v2.6',
    person: 'M8 2.4a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2M3 13.8c0-2.8 2.2-4.4 5-4.4s5 1.6 5 4.4',
    unit: 'M8 2l6 3.5L8 9 2 5.5zM2 9.5L8 13l6-3.5',
    lock: 'M4 7.4h8v6H4zM5.6 7.4V5.2a2.4 2.4 0 0 1 4.8 0v2.2',
    proxy: 'M8 2.4l5.6 5.6L8 13.6 2.4 8z',
    expanded: 'M4 6l4 4 4-4',
    folded: 'M6 4l4 4-4 4',
} as const satisfies Readonly<Record<string, string>>;

/** Name of a sign. */
export type GlyphName = keyof typeof GLYPHS;
