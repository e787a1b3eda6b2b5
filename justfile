# For people who have `just`; everything here can be typed by hand, and .ci/run needs none of it.

# What a change must pass
check:
    .ci/run

# All tests; with TEST_POSTGRES=postgres://… the store's contract runs there too
test *ARGS:
    cargo test {{ARGS}}

# Figures: search, touch to frame, store, start, memory
bench *ARGS:
    cargo bench {{ARGS}}

# Every screen as a picture
gallery DIR="pictures":
    cargo run --release -- gallery {{DIR}}

# Golden texts written anew; look at the difference before you commit it
golden:
    UPDATE_GOLDEN=1 cargo test

# Samples of all models of printer, read by a parser that others wrote (needs node, npm, zbarimg)
oracle-npos:
    tests/oracle/npos/run

# Is this machine, with its configuration, ready?
ready:
    cargo run --release -- check

# Clients we did not write against the virtual printer (needs python3, npm and their registries)
oracle:
    tests/oracle/run

# Licences, advisories, doubles (needs cargo-deny)
deny:
    cargo deny check
