/** Long lists, a page at a time. */
package com.keyri.paging.model;
