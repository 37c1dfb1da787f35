/** The guides' snippets, run as they stand there. */
package com.keyri.it.guide;
