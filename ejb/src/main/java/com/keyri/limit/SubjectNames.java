package com.keyri.limit;

import java.nio.ByteBuffer;

/** How a subject is called where nodes count together: 16 bytes that only the nodes can make. */
public interface SubjectNames {
    /** The name of a subject of one kind. */
    ByteBuffer of(LimitKind kind, String subject);
}
