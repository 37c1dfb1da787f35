/** What makes an empty installation worth looking at: an organization, an application, the shop. */
@NullMarked
package com.keyri.launcher.demo;

import org.jspecify.annotations.NullMarked;
