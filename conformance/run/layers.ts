/** The ways of judging, each usable alone. A layer other than `passive` tells stories. */
export const LAYERS = ['passive', 'generated', 'credentials', 'scenarios', 'model', 'robustness'] as const

export type Layer = (typeof LAYERS)[number]
