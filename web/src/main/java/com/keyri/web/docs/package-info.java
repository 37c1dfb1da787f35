/** The OpenAPI document as a page for people: plain HTML without a script, made once. */
package com.keyri.web.docs;
