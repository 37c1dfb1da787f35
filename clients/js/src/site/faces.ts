/** What Faces and PrimeFaces put on the page, as far as it concerns us. */
interface FacesWindow {
    readonly faces?: { readonly ajax: { addOnError(listener: () => void): void } };
    readonly jQuery?: (of: Document) => { on(event: string, listener: () => void): void };
}

/** Faces asks for parts of a page by itself; where that fails, nobody would see it. */
export function hearOfFailures(tell: () => void): void {
    const { faces, jQuery } = window as unknown as FacesWindow;
    faces?.ajax.addOnError(tell);
    jQuery?.(document).on('pfAjaxError', tell);
}
