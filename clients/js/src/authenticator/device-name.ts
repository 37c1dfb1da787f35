/** A name for this phone that its owner recognises; they can change it. */
export function suggestDeviceName(userAgent: string = navigator.userAgent): string {
    const model = /Android [\d.]+; (?:[a-z]{2}-[A-Z]{2}; )?([^;)]+?)(?: Build\/[^)]*)?\)/.exec(userAgent)?.[1];
    if (model !== undefined && model !== 'K') {
        return model.slice(0, 60);
    }
    const systems: [RegExp, string][] = [
        [/iPhone/, 'iPhone'],
        [/iPad/, 'iPad'],
        [/Android/, 'Android phone'],
        [/Mac OS X/, 'Mac'],
        [/Windows/, 'Windows computer'],
        [/CrOS/, 'Chromebook'],
        [/Linux/, 'Linux computer'],
    ];
    return systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'My phone';
}
