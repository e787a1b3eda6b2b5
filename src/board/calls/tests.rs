//! What is promised of the calls on a board, whatever comes in.
