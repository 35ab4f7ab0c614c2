/** The app's own small drawings. */
export type DrawingName = 'seed' | 'soil' | 'roots';
