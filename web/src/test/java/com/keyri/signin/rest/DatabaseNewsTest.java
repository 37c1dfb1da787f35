package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.node.Grid;
import com.keyri.node.GridMessage;
import com.keyri.node.Nodes;
import com.keyri.signin.SignInChange;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.SignInNewsService;
import com.keyri.signin.model.SignInId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatabaseNewsTest {
    private final SocketWorld world = new SocketWorld();
    private final DatabaseNews news = new DatabaseNews();
    private final Map<SignInId, SignInChange> state = new HashMap<>();
    private final List<Map<SignInId, SignInChange>> asked = new ArrayList<>();
    private boolean isAlone;
    private boolean isAway;
    private int inGrid;
    private int malformed;

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here that would fill them.
    DatabaseNewsTest() {
        news.sockets = world.sockets;
        news.tasks = world.sockets.tasks;
        news.grid = new Grid() {
            @Override
            public int others() {
                return inGrid;
            }
        };
        news.nodes = new Nodes() {
            @Override
            public boolean isAlone() {
                return isAlone;
            }

            @Override
            public int others() {
                return 2;
            }
        };
        news.news = new SignInNewsService() {
            @Override
            public List<SignInChanged> since(Map<SignInId, SignInChange> known) {
                asked.add(known);
                if (isAway) {
                    throw new IllegalStateException("away");
                }
                return state.entrySet().stream()
                        .filter(row -> known.containsKey(row.getKey()) && known.get(row.getKey()) != row.getValue())
                        .map(row -> new SignInChanged(row.getKey(), row.getValue()))
                        .toList();
            }
        };
    }

    @Test
    void shouldTellOnceWhatAnotherNodeHasDone() {
        RecordingWire browser = world.browser();
        state.put(world.signIn, SignInChange.CLAIMED);
        ask();
        ask();
        assertEquals(List.of("code", "claimed"), browser.heard());
        assertEquals(
                List.of(SignInChange.STARTED, SignInChange.CLAIMED),
                asked.stream().map(known -> known.get(world.signIn)).toList());
    }

    @Test
    void shouldNotAskWhereNoOtherNodeLivesOrNobodyFollows() {
        ask();
        isAlone = true;
        world.browser();
        ask();
        assertTrue(asked.isEmpty());
    }

    @Test
    void shouldAskAgainWhenTheDatabaseIsBack() {
        RecordingWire browser = world.browser();
        state.put(world.signIn, SignInChange.CLAIMED);
        isAway = true;
        assertThrows(IllegalStateException.class, this::ask);
        isAway = false;
        ask();
        assertEquals(List.of("code", "claimed"), browser.heard());
    }

    @Test
    void shouldAskForManyInTurns() {
        int followed = 2 * DatabaseNews.MOST_AT_ONCE + 1;
        for (int i = 0; i < followed; i++) {
            world.sockets.receive(world.open(SignInId.at(SocketWorld.START), "192.0.2." + i % 250), SocketWorld.PROOF);
        }
        Set<SignInId> all = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            ask();
            assertTrue(asked.get(i).size() <= DatabaseNews.MOST_AT_ONCE);
            all.addAll(asked.get(i).keySet());
        }
        assertEquals(followed, all.size());
    }

    @Test
    void shouldForgetASignInThatNobodyFollowsAnyMore() {
        RecordingWire browser = world.browser();
        state.put(world.signIn, SignInChange.CLAIMED);
        ask();
        world.sockets.closed(browser);
        ask();
        assertEquals(1, asked.size());
    }

    @Test
    void shouldAskAtOnceForWhatTheGridHintsAt() {
        RecordingWire browser = world.browser();
        state.put(world.signIn, SignInChange.CLAIMED);
        hear(world.signIn.toString());
        hear(world.signIn.toString());
        world.runTasks();
        assertEquals(List.of("code", "claimed"), browser.heard());
        assertEquals(1, asked.size());
    }

    @Test
    void shouldTakeAHintAgainThatFoundNoRoom() {
        RecordingWire browser = world.browser();
        state.put(world.signIn, SignInChange.CLAIMED);
        world.hasRoomForTasks = false;
        hear(world.signIn.toString());
        world.hasRoomForTasks = true;
        hear(world.signIn.toString());
        world.runTasks();
        assertEquals(List.of("code", "claimed"), browser.heard());
    }

    @Test
    void shouldBelieveTheDatabaseAndNotTheGrid() {
        RecordingWire browser = world.browser();
        hear(world.signIn.toString());
        hear(SignInId.at(SocketWorld.START).toString());
        world.runTasks();
        assertEquals(List.of("code"), browser.heard());
        assertEquals(1, asked.size());
    }

    @Test
    void shouldCountMalformedMessagesAndDoNothing() {
        world.browser();
        for (String text : List.of("", "x", "dev_01h455vb4pex5vsknk084sn02q", world.signIn + " CLAIMED")) {
            hear(text);
        }
        assertEquals(4, malformed);
        assertEquals(0, world.waitingTasks());
    }

    @Test
    void shouldAskRarelyOnlyWhereTheGridReachesAllNodes() {
        world.browser();
        inGrid = 1;
        ask();
        assertEquals(1, asked.size());
        inGrid = 2;
        for (int i = 0; i < DatabaseNews.RARELY; i++) {
            ask();
        }
        assertEquals(2, asked.size());
    }

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here that would fill them.
    private void hear(String text) {
        GridNews heard = new GridNews();
        heard.news = news;
        heard.grid = new Grid() {
            @Override
            public void count(Outcome outcome) {
                malformed += outcome == Outcome.MALFORMED ? 1 : 0;
            }
        };
        heard.hear(new GridMessage(text));
    }

    private void ask() {
        news.ask();
        world.runTasks();
    }
}
