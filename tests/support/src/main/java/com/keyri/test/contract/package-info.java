/** The check of requests and answers against the OpenAPI document. */
@NullMarked
package com.keyri.test.contract;

import org.jspecify.annotations.NullMarked;
