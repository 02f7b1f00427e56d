"""What is asked of grid workers beside their cases: tasks sent down, their minutes, complaints."""
