package com.keyri.web.rest.edge;

/** The port to whoever knows which origins have pages that may call; the features answer it. */
public interface PageOrigins {
    /** Whether a page of this origin may call the page's endpoints at all. */
    boolean contains(String origin);
}
