"""What all charts share: type, colours, rulers, the picture that is taken away."""
